package com.example.words;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/** Finds the word that somebody may have meant. */
final class Distance {
  private static final int FARTHEST = 3;

  private Distance() {}

  static Optional<String> nearest(String typed, List<String> words) {
    return words.stream()
        .filter(word -> between(typed, word) <= FARTHEST)
        .min(Comparator.comparingInt(word -> between(typed, word)));
  }

  private static int between(String typed, String word) {
    return StringUtils.getLevenshteinDistance(typed, word);
  }
}
