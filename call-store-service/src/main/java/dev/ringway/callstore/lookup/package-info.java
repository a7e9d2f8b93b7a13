/** Answers who looks at calls. */
@NullMarked
package dev.ringway.callstore.lookup;

import org.jspecify.annotations.NullMarked;
