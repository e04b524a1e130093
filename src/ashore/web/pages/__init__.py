"""The pages, a module each; what they show is worked out by the façade."""
