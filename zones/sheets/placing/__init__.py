"""Where feet, numbers and leaders go on a sheet."""
