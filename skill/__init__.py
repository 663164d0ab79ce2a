"""Pain Pump Guide: an Alexa skill that answers questions about the implanted pain pump."""
