/* Stands in for what wine 10 lacks and Windows has: Qt imports these, and can do without a converter. */
typedef unsigned short letter;
#define SHARE __declspec(dllexport)
#define FAIL(status) do { if (status) *(int *)(status) = 2; } while (0)
SHARE void *ucnv_open(const char *name, int *status) { (void)name; FAIL(status); return 0; }
SHARE void ucnv_close(void *c) { (void)c; }
SHARE void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
SHARE void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
SHARE void ucnv_reset(void *c) { (void)c; }
SHARE signed char ucnv_getMaxCharSize(void *c) { (void)c; return 1; }
SHARE const char *ucnv_getName(void *c, int *status) { (void)c; FAIL(status); return 0; }
SHARE void ucnv_getToUCallBack(void *c, void **a, const void **k) { (void)c; (void)a; (void)k; }
SHARE void ucnv_getFromUCallBack(void *c, void **a, const void **k) { (void)c; (void)a; (void)k; }
SHARE void ucnv_setToUCallBack(void *c, void *a, void *k, void **o, void **l, int *s) { (void)c; (void)a; (void)k; (void)o; (void)l; FAIL(s); }
SHARE void ucnv_setFromUCallBack(void *c, void *a, void *k, void **o, void **l, int *s) { (void)c; (void)a; (void)k; (void)o; (void)l; FAIL(s); }
SHARE void ucnv_cbToUWriteUChars(void *a, const letter *s, int n, int o, int *e) { (void)a; (void)s; (void)n; (void)o; FAIL(e); }
SHARE void ucnv_cbFromUWriteUChars(void *a, const letter **s, const letter *l, int o, int *e) { (void)a; (void)s; (void)l; (void)o; FAIL(e); }
SHARE void ucnv_toUnicode(void *c, letter **t, const letter *l, const char **s, const char *m, int *o, signed char f, int *e) { (void)c; (void)t; (void)l; (void)s; (void)m; (void)o; (void)f; FAIL(e); }
SHARE void ucnv_fromUnicode(void *c, char **t, const char *l, const letter **s, const letter *m, int *o, signed char f, int *e) { (void)c; (void)t; (void)l; (void)s; (void)m; (void)o; (void)f; FAIL(e); }
SHARE int ucnv_toUCountPending(void *c, int *e) { (void)c; FAIL(e); return 0; }
SHARE int ucnv_fromUCountPending(void *c, int *e) { (void)c; FAIL(e); return 0; }
SHARE const char *ucnv_getStandardName(const char *n, const char *s, int *e) { (void)n; (void)s; FAIL(e); return 0; }
SHARE const char *ucnv_getAvailableName(int n) { (void)n; return 0; }
SHARE int ucnv_countAvailable(void) { return 0; }
