/** What conversations amount to is found out, when they come and again later. */
@NullMarked
package dev.ringway.transcript.intake.analysis;

import org.jspecify.annotations.NullMarked;
