// Package zones tells what clocks show around the world.
package zones

import (
	"fmt"
	"time"
)

// Show gives the time that a clock in the zone shows at this moment.
func Show(moment time.Time, zone string) (string, error) {
	place, err := time.LoadLocation(zone)
	if err != nil {
		return "", fmt.Errorf("no zone is called %q", zone)
	}
	return moment.In(place).Format("Mon 15:04 MST"), nil
}
