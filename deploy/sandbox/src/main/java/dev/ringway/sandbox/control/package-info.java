/** The sandbox's own API: scenarios, inbound calls, disorder, and its record of every call. */
@NullMarked
package dev.ringway.sandbox.control;

import org.jspecify.annotations.NullMarked;
