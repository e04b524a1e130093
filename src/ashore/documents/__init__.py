"""Documents (floor 5): letters, statements and plans as PDF, DOCX and XLSX."""
