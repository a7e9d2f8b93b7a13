/** The sandbox seen from outside: by the real SDK, and by a server that receives its callbacks. */
@NullMarked
package dev.ringway.sandbox;

import org.jspecify.annotations.NullMarked;
