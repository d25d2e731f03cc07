package greet

// To greets by name.
func To(name string) string {
	if name == "" {
		name = "stranger"
	}
	return "hello, " + name
}
