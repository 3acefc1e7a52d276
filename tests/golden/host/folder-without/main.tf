output = 1
