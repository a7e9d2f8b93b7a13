/** Tests of what the services share. */
@NullMarked
package dev.ringway.starter;

import org.jspecify.annotations.NullMarked;
