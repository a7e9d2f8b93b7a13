/** The command {@code ringway}: builds what is out of date, starts the whole system as processes, watches and ends it. */
@NullMarked
package dev.ringway.local.launcher;

import org.jspecify.annotations.NullMarked;
