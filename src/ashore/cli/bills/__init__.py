"""Bills on the command line: files are read, what the person says about them is remembered, a case file is added to."""
