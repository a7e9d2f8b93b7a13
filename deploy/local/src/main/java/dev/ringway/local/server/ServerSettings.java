package dev.ringway.local.server;

import java.nio.file.Path;

/**
 * Where one server listens and what it keeps.
 *
 * @param port the port on localhost
 * @param data a folder of its own; made when it is not there, kept when the server stops
 * @param log the file that the process's output is appended to
 */
public record ServerSettings(int port, Path data, Path log) {}
