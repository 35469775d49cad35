"""Where the stages meet for editions: published, built again, compared, and in the end disposed of."""
