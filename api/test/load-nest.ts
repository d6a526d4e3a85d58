// The throttler and the logger are CommonJS that requires Nest: Jest can do that only once Nest stands.
import '@nestjs/common';
import '@nestjs/core';
