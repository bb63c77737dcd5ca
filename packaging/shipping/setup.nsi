; Installs ACA Desktop for the user who runs it, without an administrator. /S asks nothing, /D=FOLDER chooses where.
; Given from outside: VERSION, NUMBERS, FOLDER (what is packed), OUT, ICON, MOMENT.

Unicode true
Target amd64-unicode
!ifdef QUICK
SetCompressor zlib
!else
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!endif
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10

!include MUI2.nsh
!include FileFunc.nsh

Name "ACA Desktop"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\ACA Desktop"
InstallDirRegKey HKCU "Software\ACA Desktop" "Folder"
BrandingText "ACA Desktop ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "ACA Desktop"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "ACA Desktop setup"
VIAddVersionKey CompanyName "ACA Desktop"
VIAddVersionKey LegalCopyright "MIT licence"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\ACA Desktop"
!define CLASSES "Software\Classes"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\ACA Desktop.exe"
!define MUI_LANGDLL_ALLLANGUAGES

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE Spanish
!insertmacro MUI_LANGUAGE Japanese

LangString RUNNING ${LANG_ENGLISH} "ACA Desktop is open. Nothing was changed. Close all of its windows, then try again."
LangString RUNNING ${LANG_SPANISH} "ACA Desktop está abierto. No se cambió nada. Cierre todas sus ventanas e intente de nuevo."
LangString RUNNING ${LANG_JAPANESE} "ACA Desktop が開いています。何も変更していません。すべてのウィンドウを閉じて、もう一度お試しください。"
LangString FILE ${LANG_ENGLISH} "ACA Desktop file"
LangString FILE ${LANG_SPANISH} "Archivo de ACA Desktop"
LangString FILE ${LANG_JAPANESE} "ACA Desktop ファイル"
LangString SYNC ${LANG_ENGLISH} "ACA Desktop sync file"
LangString SYNC ${LANG_SPANISH} "Archivo de sincronización de ACA Desktop"
LangString SYNC ${LANG_JAPANESE} "ACA Desktop 同期ファイル"

; Removes the program's own folders, and nothing beside them; refuses while it runs.
!macro REMOVE_PROGRAM
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\python\*.*"
    Rename "$INSTDIR\python" "$INSTDIR\python.old"
    ${If} ${Errors}
      MessageBox MB_ICONEXCLAMATION|MB_OK "$(RUNNING)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
  RMDir /r "$INSTDIR\python.old"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\ACA Desktop.exe"
  Delete "$INSTDIR\aca-desktop.exe"
  Delete "$INSTDIR\README.txt"
  Delete "$INSTDIR\CHANGELOG.md"
  Delete "$INSTDIR\sbom.cdx.json"
!macroend

; A kind of file, its name, and the program that opens it by double click.
!macro REGISTER_KIND ending kind words
  WriteRegStr HKCU "${CLASSES}\${kind}" "" "${words}"
  WriteRegStr HKCU "${CLASSES}\${kind}\DefaultIcon" "" "$INSTDIR\ACA Desktop.exe,0"
  WriteRegStr HKCU "${CLASSES}\${kind}\shell\open\command" "" '"$INSTDIR\ACA Desktop.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\${ending}" "" "${kind}"
  WriteRegStr HKCU "${CLASSES}\${ending}\OpenWithProgids" "${kind}" ""
!macroend

!macro FORGET_KIND ending kind
  DeleteRegKey HKCU "${CLASSES}\${kind}"
  DeleteRegValue HKCU "${CLASSES}\${ending}\OpenWithProgids" "${kind}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ending}\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\${ending}" ""
  ${If} $0 == "${kind}"
    DeleteRegValue HKCU "${CLASSES}\${ending}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ending}"
!macroend

!macro TELL_EXPLORER
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section
  !insertmacro REMOVE_PROGRAM
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\ACA Desktop.lnk" "$INSTDIR\ACA Desktop.exe"

  WriteRegStr HKCU "Software\ACA Desktop" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "ACA Desktop"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\ACA Desktop.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "ACA Desktop"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  !insertmacro REGISTER_KIND ".aca" "ACADesktop.File" "$(FILE)"
  !insertmacro REGISTER_KIND ".acasync" "ACADesktop.SyncFile" "$(SYNC)"
  !insertmacro TELL_EXPLORER
SectionEnd

Section Uninstall
  !insertmacro REMOVE_PROGRAM
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\ACA Desktop.lnk"
  !insertmacro FORGET_KIND ".aca" "ACADesktop.File"
  !insertmacro FORGET_KIND ".acasync" "ACADesktop.SyncFile"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\ACA Desktop"
  !insertmacro TELL_EXPLORER
SectionEnd
