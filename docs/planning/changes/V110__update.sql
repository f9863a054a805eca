update vehicle_options set trim = trim || ' ';
