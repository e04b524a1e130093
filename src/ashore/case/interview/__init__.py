"""The interview: questions as data, answers as read, and the case document they amount to."""
