@NullMarked
package dev.ringway.starter.security;

import org.jspecify.annotations.NullMarked;
