/** The service that shows people and programs what happens, when it happens. */
@NullMarked
package dev.ringway.gateway;

import org.jspecify.annotations.NullMarked;
