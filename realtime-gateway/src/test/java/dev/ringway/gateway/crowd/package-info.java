/** Many clients at once, as cheap as can be, that check what they are told. */
@NullMarked
package dev.ringway.gateway.crowd;

import org.jspecify.annotations.NullMarked;
