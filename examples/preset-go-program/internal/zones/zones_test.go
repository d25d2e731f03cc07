package zones

import (
	"testing"
	"time"
)

func TestShow(t *testing.T) {
	moment := time.Unix(1_700_000_000, 0)
	for zone, expected := range map[string]string{
		"UTC":            "Tue 22:13 UTC",
		"Asia/Tokyo":     "Wed 07:13 JST",
		"Europe/Lisbon":  "Tue 22:13 WET",
		"America/Bogota": "Tue 17:13 -05",
	} {
		shown, err := Show(moment, zone)
		if err != nil || shown != expected {
			t.Errorf("in %s: expected %q, got %q, %v", zone, expected, shown, err)
		}
	}
}

func TestShowRefuses(t *testing.T) {
	if shown, err := Show(time.Now(), "Europe/Atlantis"); err == nil {
		t.Errorf("expected an error, got %q", shown)
	}
}
