/** The REST interface for calls. */
@NullMarked
package dev.ringway.callstore.web;

import org.jspecify.annotations.NullMarked;
