/** How threads learn that it is time to end. */
@NullMarked
package dev.ringway.starter.shutdown;

import org.jspecify.annotations.NullMarked;
