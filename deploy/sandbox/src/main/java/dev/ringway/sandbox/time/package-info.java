/** The passing of time, behind a seam, so that a test decides when the next thing happens. */
@NullMarked
package dev.ringway.sandbox.time;

import org.jspecify.annotations.NullMarked;
