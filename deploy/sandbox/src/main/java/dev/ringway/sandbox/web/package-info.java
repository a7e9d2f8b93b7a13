/** The little HTTP that the sandbox needs on top of the JDK's own server. */
@NullMarked
package dev.ringway.sandbox.web;

import org.jspecify.annotations.NullMarked;
