"""articlemap puts a news article on a map, every mark tied to the sentence it comes from."""
