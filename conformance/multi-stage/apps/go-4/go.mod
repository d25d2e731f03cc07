module example.com/tools/world-clock

go 1.26
