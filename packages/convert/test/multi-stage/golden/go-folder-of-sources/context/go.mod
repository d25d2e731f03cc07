module example.com/hot
