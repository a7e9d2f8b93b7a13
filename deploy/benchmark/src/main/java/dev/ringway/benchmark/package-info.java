/** Load generators for the running system, always against this machine, bounded in time and count. */
@NullMarked
package dev.ringway.benchmark;

import org.jspecify.annotations.NullMarked;
