package dev.ringway.starter.problems;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path as the client wrote it, e.g. {@code window.days[2]}, or the parameter's or header's name
 * @param message what it has to be, to be read after the field's name
 */
public record FieldProblem(String field, String message) {}
