package com.example.days;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest
class WorkdaysTest {
  @Autowired MockMvc service;

  @Test
  void leavesWeekendsOut() {
    assertEquals(5, Workdays.between(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 9)));
    assertEquals(0, Workdays.between(LocalDate.of(2026, 3, 7), LocalDate.of(2026, 3, 9)));
  }

  @Test
  void answers() throws Exception {
    service.perform(get("/workdays/2026-03-02/2026-03-31")).andExpect(content().json("{\"workdays\": 21}"));
    service.perform(get("/workdays/2026-03-31/2026-03-02")).andExpect(status().isBadRequest());
  }
}
