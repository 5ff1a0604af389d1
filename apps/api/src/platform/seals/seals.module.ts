import { type DynamicModule, Module } from '@nestjs/common'
import { Sealer } from './sealer.js'

/** The sealer lives as long as the application: Nest starts it and ends it after the last request. */
@Module({})
export class SealsModule {
  static with(sealer: Sealer): DynamicModule {
    return { module: SealsModule, providers: [{ provide: Sealer, useValue: sealer }] }
  }
}
