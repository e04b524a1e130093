"""Where a person's case is kept: in memory, in one encrypted file, or in PostgreSQL for teams."""
