"""The web app on the user's own machine: storage, pages, and the server on 127.0.0.1."""
