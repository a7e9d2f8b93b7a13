package dev.ringway.transcript.search;

/**
 * A word where it stands in a text.
 *
 * @param folded as {@link FoldedWord} has it
 * @param start in chars of the text
 * @param end behind its last char
 */
record Word(String folded, int start, int end) {}
