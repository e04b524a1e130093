"""What stands between the pages and everything else: origin, entrance, headers, uploads, logs."""
