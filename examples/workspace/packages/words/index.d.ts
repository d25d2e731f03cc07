export declare const hello: string
