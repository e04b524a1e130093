"""What is behind the interview's pages: which field is asked where, how it is read, merged and kept."""
