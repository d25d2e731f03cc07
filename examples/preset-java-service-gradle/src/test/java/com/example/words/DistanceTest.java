package com.example.words;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class DistanceTest {
  @Test
  public void findsTheNearest() {
    assertEquals(Optional.of("earth"), Distance.nearest("eatrh", List.of("mars", "earth")));
  }

  @Test
  public void findsNothingThatIsFar() {
    assertEquals(Optional.empty(), Distance.nearest("betelgeuse", List.of("mars", "earth")));
  }
}
