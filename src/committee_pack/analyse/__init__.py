"""Results become data for analysts: tables with a type for each column, and exact numbers."""
