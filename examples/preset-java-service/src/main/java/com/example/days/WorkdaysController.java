package com.example.days;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class WorkdaysController {
  @GetMapping("/workdays/{from}/{to}")
  Map<String, Long> workdays(@PathVariable LocalDate from, @PathVariable LocalDate to) {
    if (from.isAfter(to)) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    return Map.of("workdays", Workdays.between(from, to));
  }

  @GetMapping("/health")
  Map<String, Boolean> health() {
    return Map.of("ok", true);
  }
}
