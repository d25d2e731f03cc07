package com.example.days;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days on which people work: Monday to Friday. */
final class Workdays {
  private Workdays() {}

  /** Workdays from the first date on, without the last one. */
  static long between(LocalDate from, LocalDate to) {
    return from.datesUntil(to).filter(Workdays::isWorkday).count();
  }

  private static boolean isWorkday(LocalDate date) {
    return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
  }
}
