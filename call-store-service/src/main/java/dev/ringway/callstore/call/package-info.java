/** What a call is and how reports about it, in whatever order and number they arrive, become one. */
@NullMarked
package dev.ringway.callstore.call;

import org.jspecify.annotations.NullMarked;
