/** Where a body waits until its signature is checked: in memory while it is small, else in a file that no crash leaves behind. */
@NullMarked
package dev.ringway.ingest.quarantine;

import org.jspecify.annotations.NullMarked;
