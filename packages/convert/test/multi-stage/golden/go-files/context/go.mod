module example.com/tiles
