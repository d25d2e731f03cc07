module example.com/runner
