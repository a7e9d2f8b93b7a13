/** What a recording is and how reports about it, in whatever order and number they arrive, become one. */
@NullMarked
package dev.ringway.callstore.recording;

import org.jspecify.annotations.NullMarked;
