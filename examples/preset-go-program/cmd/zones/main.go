// Command zones prints what clocks show now in the zones that it is given.
package main

import (
	"fmt"
	"os"
	"time"

	"example.com/clock/internal/zones"
)

func main() {
	for _, zone := range os.Args[1:] {
		shown, err := zones.Show(time.Now(), zone)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(shown, zone)
	}
}
