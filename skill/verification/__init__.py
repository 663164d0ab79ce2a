"""Is this message genuine, fresh and for us? Knows neither Flask nor the skill."""
