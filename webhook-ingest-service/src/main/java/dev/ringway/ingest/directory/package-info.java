/** Who is behind a number: this instance's own view of contacts and agents, kept small and in memory. */
@NullMarked
package dev.ringway.ingest.directory;

import org.jspecify.annotations.NullMarked;
